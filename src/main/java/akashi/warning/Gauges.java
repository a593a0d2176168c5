package akashi.warning;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/** Figures by name and labels. */
final class Gauges {

    private final Map<String, GaugeSnapshot.Builder> all = new LinkedHashMap<>();

    void declare(String name, String help) {
        all.put(name, GaugeSnapshot.builder().name(name).help(help));
    }

    /** Labels as name, value, name, value. */
    void add(String name, double value, String... labels) {
        all.get(name)
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value)
                        .labels(labels.length == 0 ? Labels.EMPTY : Labels.of(labels))
                        .build());
    }

    MetricSnapshots all() {
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        all.values().forEach(each -> snapshots.metricSnapshot(each.build()));
        return snapshots.build();
    }
}
