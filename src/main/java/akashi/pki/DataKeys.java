package akashi.pki;

import java.util.Optional;
import java.util.UUID;

/** The data keys of a portal: the one that seals, and those that open what was sealed before. */
public interface DataKeys {

    /** The key that seals. */
    DataKey newest();

    /** The key that opens what carries its id. */
    Optional<DataKey> of(UUID id);

    /** One key for everything. */
    static DataKeys only(DataKey key) {
        return new DataKeys() {
            @Override
            public DataKey newest() {
                return key;
            }

            @Override
            public Optional<DataKey> of(UUID id) {
                return Optional.of(key).filter(only -> only.id().equals(id));
            }
        };
    }
}
