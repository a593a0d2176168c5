package akashi.core.site;

import akashi.core.fault.Fault;

/** A range of addresses in CIDR form, such as {@code 10.1.0.0/16}. */
public record AddressRange(IpAddress base, int prefix) {

    /** Refuses a prefix longer than the address. */
    public AddressRange {
        if (prefix < 0 || prefix > base.bytes().length * 8) {
            throw new Fault.BadInput("addresses", "address-range.invalid", base.value() + "/" + prefix);
        }
    }

    /** Reads {@code address/prefix}; a bare address is a range of one. */
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        IpAddress base = IpAddress.parse(parts[0])
                .orElseThrow(() -> new Fault.BadInput("addresses", "address-range.invalid", text));
        if (parts.length == 1) {
            return new AddressRange(base, base.bytes().length * 8);
        }
        if (!parts[1].matches("\\d{1,3}")) {
            throw new Fault.BadInput("addresses", "address-range.invalid", text);
        }
        return new AddressRange(base, Integer.parseInt(parts[1]));
    }

    /** Whether the address, of the same family, lies within. */
    public boolean contains(IpAddress address) {
        byte[] mine = base.bytes();
        byte[] theirs = address.bytes();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return base + "/" + prefix;
    }
}
