package akashi.topology;

import akashi.core.access.Access;
import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Measures the pages of a site with 1,000 recording servers at four connections, and prints milliseconds; processor time
 * includes the client and hardly depends on what else the machine does. */
final class TopologyBench {

    private static final int CONNECTIONS = 4;
    private static final int EACH = 100;

    private TopologyBench() {}

    /** Warms up, measures, prints a line per page. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (DrawnPortal portal = new DrawnPortal(Scenes.EVERY_STATUS_THOUSAND.data())) {
            for (String path : List.of(
                    "/topology/site",
                    "/topology/management-to-recorders",
                    "/topology/recorder-to-management?open=RECORDED",
                    "/topology/recorder-to-clients",
                    "/topology/recorder-to-clients?open=RECORDED&page=100",
                    "/topology/role/recording",
                    "/topology/recorder-to-clients.svg")) {
                run(portal, path);
                long cpu = process.getProcessCpuTime();
                long[] nanos = run(portal, path);
                double each = (process.getProcessCpuTime() - cpu) / 1e6 / nanos.length;
                Arrays.sort(nanos);
                out.printf(
                        "%-56s p50 %5.1f  p99 %5.1f ms, processor %4.1f ms each%n",
                        path, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6, each);
            }
        }
    }

    private static long[] run(DrawnPortal portal, String path) throws InterruptedException {
        long[] nanos = new long[CONNECTIONS * EACH];
        List<Thread> threads = IntStream.range(0, CONNECTIONS)
                .mapToObj(c -> new Thread(() -> IntStream.range(0, EACH).forEach(i -> {
                    long from = System.nanoTime();
                    portal.get(path, Access.ADMIN);
                    nanos[c * EACH + i] = System.nanoTime() - from;
                })))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return nanos;
    }
}
