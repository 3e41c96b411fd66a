package dev.wirelight.desktop.lesson;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Selection;
import dev.wirelight.desktop.inspector.Inspector;
import dev.wirelight.desktop.ladder.LadderView;
import dev.wirelight.trace.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Points at rows of the servers' ladders and at fields in the inspector. A lesson may know of something a little before
/// its ladder does, so what is not there yet is sought for a while.
public final class LivePointing implements Pointing {
    private static final int PULSES = 120;
    private static final int MOST_SOUGHT = 64;

    private final List<LadderView> ladders;
    private final Inspector inspector;
    private final Consumer<Selection> explain;
    private final List<Sought> sought = new ArrayList<>();

    /// @param left for how many pulses more it is sought
    private record Sought(Seen seen, Optional<String> field, Wish wish, int left) {
        Sought later() {
            return new Sought(seen, field, wish, left - 1);
        }
    }

    private enum Wish {
        MARK,
        CHOOSE,
        CHOOSE_AND_STAY
    }

    /// @param explain shows something in the inspector that has no row to be chosen
    public LivePointing(List<LadderView> ladders, Inspector inspector, Consumer<Selection> explain) {
        this.ladders = ladders;
        this.inspector = inspector;
        this.explain = explain;
    }

    @Override
    public void mark(Seen seen, Optional<String> field, boolean choose) {
        seek(new Sought(seen, field, choose ? Wish.CHOOSE : Wish.MARK, PULSES));
    }

    @Override
    public void show(Seen seen, Optional<String> field) {
        seek(new Sought(seen, field, Wish.CHOOSE_AND_STAY, 1));
    }

    private void seek(Sought one) {
        if (sought.size() < MOST_SOUGHT) {
            sought.add(one);
        }
    }

    /// Points at what has come meanwhile. Called once a pulse.
    public void update() {
        List<Sought> left = new ArrayList<>();
        for (Sought one : List.copyOf(sought)) {
            Optional<LadderView> ladder = ladders.stream().filter(l -> l.point(one.seen())).findFirst();
            if (ladder.isPresent()) {
                choose(one, ladder.get());
            } else if (one.left() > 0) {
                left.add(one.later());
            } else if (one.wish() == Wish.CHOOSE_AND_STAY) {
                one.field().ifPresent(inspector::wish);
                selection(one.seen()).ifPresent(explain);
            }
        }
        sought.clear();
        sought.addAll(left);
    }

    /// Whoever is at work in the inspector is not disturbed.
    private void choose(Sought one, LadderView ladder) {
        boolean stay = one.wish() == Wish.CHOOSE_AND_STAY;
        if (stay || one.wish() == Wish.CHOOSE && !inspector.isInUse()) {
            one.field().ifPresent(inspector::wish);
            ladder.choose(one.seen(), stay);
        }
    }

    private static Optional<Selection> selection(Seen seen) {
        return switch (seen) {
            case Seen.Called(Entry entry) -> Optional.of(new Selection.OfCall(entry));
            case Seen.Completed(Unit unit) -> Optional.of(new Selection.OfUnit(unit));
            case Seen.Missed _ -> Optional.empty();
        };
    }

    @Override
    public void forget() {
        sought.clear();
        ladders.forEach(LadderView::pointNowhere);
    }
}
