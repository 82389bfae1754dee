"""Graph in, file out: views, tables, exports."""
