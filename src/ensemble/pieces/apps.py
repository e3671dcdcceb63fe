from django.apps import AppConfig


class PiecesConfig(AppConfig):
    name = "ensemble.pieces"
    label = "pieces"
