package dev.wirelight.desktop.doctor;

import dev.wirelight.desktop.Background;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What was noticed at the servers so far, for the window's thread. Reading is done on another one.
public final class Watching {
    /// The newest are kept; of more nobody reads the first.
    private static final int MOST = 200;

    private final Background background;
    private final Rounds rounds;
    private final Instant began;
    private final ObservableList<Rounds.Found> found = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper missed = new ReadOnlyLongWrapper();
    private final List<Rounds.Found> heldBack = new ArrayList<>();
    private boolean reading;
    private boolean examining;
    private boolean open;

    /// @param trace of the lab
    public Watching(Trace trace, Background background) {
        this.background = background;
        this.rounds = new Rounds(trace);
        this.began = trace.startedAt();
    }

    /// When the trace began, from which times are counted.
    Instant began() {
        return began;
    }

    /// Looks what is new. Called a few times a second.
    public void look() {
        if (!reading) {
            reading = true;
            background.run(rounds::next, this::take, _ -> reading = false);
        }
    }

    private void take(Rounds.Report report) {
        reading = false;
        missed.set(report.missed());
        (examining ? heldBack : found).addAll(report.found());
        if (!examining) {
            count(report.found().size());
        }
    }

    private void count(int more) {
        unread.set(open ? 0 : unread.get() + more); // the list is in sight, or a number says how much there is to read
        if (found.size() > MOST) {
            found.remove(0, found.size() - MOST);
        }
    }

    /// A port is tried out now: what the servers notice of that is no learner's trouble.
    void examining() {
        examining = true;
    }

    /// The trying out is over.
    ///
    /// @param own the addresses from which it connected
    void examined(Set<Address> own) {
        examining = false;
        heldBack.removeIf(one -> own.contains(one.noticed().connection().client()));
        found.addAll(heldBack);
        count(heldBack.size());
        heldBack.clear();
    }

    /// The oldest first.
    ObservableList<Rounds.Found> found() {
        return found;
    }

    /// How many were noticed since somebody last looked.
    public ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// How many calls passed too fast to be looked at.
    ReadOnlyLongProperty missed() {
        return missed.getReadOnlyProperty();
    }

    /// Whether somebody sees the list now.
    void open(boolean now) {
        open = now;
        count(0);
    }
}
