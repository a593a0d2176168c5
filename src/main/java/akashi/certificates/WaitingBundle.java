package akashi.certificates;

import akashi.pki.SecretBox;
import akashi.store.ActContext;
import akashi.store.PackedBundles;
import akashi.store.PackedBundles.Packed;
import akashi.store.Secrets;

/** A bundle that will wait for its download, with its sealed password. */
record WaitingBundle(Packed packed, byte[] sealedPassword) {

    static final String PURPOSE = "password";

    /** Keeps both in the transaction of the act. */
    void keep(ActContext context) {
        new PackedBundles(context.db(), context.siteId()).insert(packed, context.now());
        Secrets.Sealed sealed = new Secrets.Sealed(SecretBox.keyIdOf(sealedPassword), sealedPassword);
        new Secrets(context.db())
                .put(
                        context.siteId(),
                        new Secrets.Owner(PackedBundles.TABLE, packed.id(), PURPOSE),
                        sealed,
                        context.now());
    }

    @Override
    public String toString() {
        return "WaitingBundle[" + packed.fileName() + ", •••]";
    }
}
