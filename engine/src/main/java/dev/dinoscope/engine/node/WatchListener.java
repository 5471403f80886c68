package dev.dinoscope.engine.node;

/// Receives what a watch delivers, on a virtual thread of the watch.
@FunctionalInterface
public interface WatchListener<T> {
    void onNext(T value);

    /// The watch ended for good, e.g. because the run does not exist. A cut connection is not a failure of the watch:
    /// see [NodeClient#watchConnection].
    default void onFailure(NodeException failure) {
        System.getLogger(WatchListener.class.getName()).log(System.Logger.Level.WARNING, failure.getMessage());
    }
}
