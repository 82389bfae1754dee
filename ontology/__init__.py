"""The language of Ketenkaart: vocabulary, shapes, normative chain, reference lists and the term map."""
