-- feature: index
-- Terms come ready-made and apart by spaces; ASCII letters, digits and _ belong to a term, and so does all beyond ASCII.
create virtual table listing_index using fts5(
    terms, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'"
);
