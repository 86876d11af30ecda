import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetSocketAddress;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A stand-in for MongoDB that keeps its documents in one H2 file. Arguments: port, file. */
class Main {
  public static void main(String[] arguments) throws Exception {
    var file = arguments[1];
    fillEmptyIndexes(file);
    var backend = new H2Backend(file);
    // Drivers refuse servers that report a wire version below 9.
    backend.version(new MongoVersion() {
      public List<Integer> getVersionArray() { return List.of(5, 0, 0); }
      public int getWireVersion() { return 13; }
    });
    var server = new MongoServer(backend);
    server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    Thread.currentThread().join();
  }

  /**
   * The backend takes an empty index for a new one and reads every document twice to fill it, at each start; a sparse index
   * may be empty for good. A key that no document has and no query looks for, since it is no text, keeps it from that.
   */
  private static void fillEmptyIndexes(String file) {
    try (var store = MVStore.open(file)) {
      for (var name : store.getMapNames()) {
        if (!name.contains("._index_")) continue;
        MVMap<Object, Object> index = store.openMap(name);
        if (index.isEmpty()) index.put(new KeyValue(0), 0);
      }
    }
  }
}
