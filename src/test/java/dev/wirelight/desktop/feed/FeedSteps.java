package dev.wirelight.desktop.feed;

/// Lets a feed read on the test's own thread.
public final class FeedSteps {
    private FeedSteps() {}

    /// As much as one pulse allows.
    public static void read(Feed feed) {
        feed.readSome();
    }
}
