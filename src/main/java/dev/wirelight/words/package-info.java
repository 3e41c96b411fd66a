/// The words of the window in other languages than English: files as translators' tools write them (GNU gettext's PO),
/// which languages there are, and which one is spoken.
///
/// English stands in the code, and is the key: `say("Start both servers")`. Start with [dev.wirelight.words.Words], then
/// [dev.wirelight.words.PoFile] (how a translation is written) and [dev.wirelight.words.Languages] (where they are looked
/// for). Uses nothing of Wirelight. How a language is added: `docs/languages.md`.
@NullMarked
package dev.wirelight.words;

import org.jspecify.annotations.NullMarked;
