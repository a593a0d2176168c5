package akashi;

/** Starts the portal. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println("Akashi");
    }
}
