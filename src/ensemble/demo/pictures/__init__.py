"""Drawn pictures: paper, ink and gouache in Pillow. Same seed, same hand."""
