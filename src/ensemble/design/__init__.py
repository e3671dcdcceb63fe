"""Layout, parts, styles, islands. Knows no capability."""
