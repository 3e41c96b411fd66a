/// "Why did nothing happen?": what goes wrong again and again in classrooms, each said in one sentence with what to do next.
///
/// [dev.wirelight.doctor.Trouble] is the table of all of it. [dev.wirelight.doctor.Examination] tries a port out, and asks
/// the system who has it; [dev.wirelight.doctor.TroubleWatch] notices what goes wrong in a lab that is running, from its
/// trace, for any view. Uses `protocol`, `trace`, `conversation`, and `socket` to try ports out.
@NullMarked
package dev.wirelight.doctor;

import org.jspecify.annotations.NullMarked;
