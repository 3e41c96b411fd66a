/// "Why did nothing happen?" in the window: what goes wrong at the servers, noticed while it happens, and ports tried out.
///
/// [dev.wirelight.desktop.doctor.DoctorWindow] shows both; what is noticed, and what is said of it, comes from
/// [dev.wirelight.doctor].
@NullMarked
package dev.wirelight.desktop.doctor;

import org.jspecify.annotations.NullMarked;
