package akashi.sites;

/** How the bytes of an inventory file were read as text. */
public enum Encoding {
    UTF_8,
    UTF_8_BOM,
    UTF_16,
    WINDOWS_31J
}
