package dev.wirelight.desktop;

import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.bench.BenchWindow;
import dev.wirelight.desktop.doctor.DoctorWindow;
import dev.wirelight.desktop.doctor.Watching;
import dev.wirelight.desktop.file.FileView;
import dev.wirelight.desktop.workshop.WorkshopWindow;
import dev.wirelight.server.Lab;
import dev.wirelight.trace.Trace;
import dev.wirelight.workshop.bench.BenchSetup;
import dev.wirelight.workshop.bench.PacketSheet;
import java.util.Optional;

/// The windows beside the main one, each made when somebody asks for it, and kept: what was done there is still there.
final class SideWindows {
    private final Lab lab;
    private final LiveView live;
    private final FilePlace files;
    private final Background background;
    private final Look look;
    private final Watching watching;
    private Optional<WorkshopWindow> workshop = Optional.empty();
    private Optional<BenchWindow> benches = Optional.empty();
    private Optional<DoctorWindow> doctor = Optional.empty();

    SideWindows(Lab lab, LiveView live, FilePlace files, Background background, Look look) {
        this.lab = lab;
        this.live = live;
        this.files = files;
        this.background = background;
        this.look = look;
        this.watching = new Watching(lab.trace(), background);
    }

    /// What goes wrong at the servers.
    Watching watching() {
        return watching;
    }

    void openWorkshop() {
        WorkshopWindow window = workshop.orElseGet(
                () -> new WorkshopWindow(lab.trace(), live.webSocketDesk(), background, look, live::browse));
        workshop = Optional.of(window);
        window.open();
    }

    void openBenches() {
        benches().open();
    }

    /// Opens a workbench with what is to lie on it.
    void openBench(BenchSetup setup) {
        benches().open(setup);
    }

    private BenchWindow benches() {
        BenchWindow window =
                benches.orElseGet(() -> new BenchWindow(lab.trace(), lab.plain(), look, this::chosenUnit));
        benches = Optional.of(window);
        return window;
    }

    /// The unit that the inspector explains, with its bytes.
    private Optional<PacketSheet.Taken> chosenUnit() {
        Optional<Selection> selection = files.view().map(FileView::selection).orElseGet(live::explained);
        Trace where = files.view().map(view -> view.opened().trace()).orElse(lab.trace());
        return selection.flatMap(chosen -> chosen instanceof Selection.OfUnit(Unit unit)
                ? unit.bytes(where, PacketSheet.MOST).map(bytes -> new PacketSheet.Taken(unit, bytes))
                : Optional.empty());
    }

    void openDoctor() {
        DoctorWindow window = doctor.orElseGet(() -> new DoctorWindow(
                watching, new DoctorWindow.Outside(System.getenv(), live::targets, seen -> live.pointing().show(seen, Optional.empty())), background, look));
        doctor = Optional.of(window);
        window.open();
    }

    /// Closes all for good.
    void close() {
        workshop.ifPresent(WorkshopWindow::close);
        benches.ifPresent(BenchWindow::close);
        doctor.ifPresent(DoctorWindow::close);
    }
}
