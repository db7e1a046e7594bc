//! How far the judges look, where several of them mean the same. A rule for one class has its limit beside it.

/// Tokens of a noun phrase up to its noun, and of a subject after a comma: "a former very senior policy aide".
pub(super) const MAX_PHRASE_TOKENS: usize = 6;

/// Tokens of a subject between a word that opens or negates its clause and its verb: "whether the new mayor believed".
pub(super) const MAX_SHORT_SUBJECT_TOKENS: usize = 3;

/// How many tokens after its noun a relative clause is searched for its verb: "farmers who came down to see us here say".
pub(super) const MAX_RELATIVE_TOKENS: usize = 8;

/// How many tokens after a verb or noun the "that" of its content is searched: "suggested in a letter to the town that".
pub(super) const MAX_TOKENS_TO_THAT: usize = 7;

/// How many tokens before "possible" or "he could" their superlative is searched: "the best seat in the house he could".
pub(super) const MAX_TOKENS_AFTER_A_SUPERLATIVE: usize = 5;

/// How many tokens before a modal are searched for a rule, a ban or an assurance: about the length of a clause.
pub(super) const MAX_TOKENS_BEFORE_A_MODAL: usize = 9;
