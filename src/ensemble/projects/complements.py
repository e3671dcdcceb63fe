"""Which crafts go well with which."""

from ensemble.people.models import Craft

COMPLEMENTS: dict[Craft, tuple[Craft, ...]] = {
    Craft.VOICE: (Craft.WRITING, Craft.FIELD_SOUND, Craft.DRAWING, Craft.ACTING),
    Craft.SINGING: (Craft.WRITING, Craft.VOICE, Craft.KEYS, Craft.GUITAR),
    Craft.DRUMS: (Craft.BASS, Craft.GUITAR, Craft.FIELD_SOUND, Craft.ELECTRONICS),
    Craft.BASS: (Craft.DRUMS, Craft.KEYS, Craft.GUITAR, Craft.MIXING),
    Craft.GUITAR: (Craft.SINGING, Craft.DRUMS, Craft.BASS, Craft.KEYS),
    Craft.KEYS: (Craft.SINGING, Craft.STRINGS, Craft.BASS, Craft.DRUMS),
    Craft.STRINGS: (Craft.KEYS, Craft.SINGING, Craft.GUITAR, Craft.MIXING),
    Craft.ELECTRONICS: (Craft.FIELD_SOUND, Craft.SINGING, Craft.DRUMS, Craft.MIXING),
    Craft.FIELD_SOUND: (Craft.VOICE, Craft.ELECTRONICS, Craft.FILMING, Craft.WRITING),
    Craft.WRITING: (Craft.VOICE, Craft.DRAWING, Craft.ACTING, Craft.TRANSLATION),
    Craft.DRAWING: (Craft.ANIMATION, Craft.WRITING, Craft.PHOTOGRAPHY, Craft.VOICE),
    Craft.PHOTOGRAPHY: (Craft.FILMING, Craft.WRITING, Craft.DRAWING, Craft.EDITING),
    Craft.ANIMATION: (Craft.DRAWING, Craft.FIELD_SOUND, Craft.EDITING, Craft.VOICE),
    Craft.FILMING: (Craft.EDITING, Craft.PHOTOGRAPHY, Craft.FIELD_SOUND, Craft.ACTING),
    Craft.ACTING: (Craft.VOICE, Craft.WRITING, Craft.FILMING, Craft.SINGING),
    Craft.EDITING: (Craft.FILMING, Craft.MIXING, Craft.WRITING, Craft.ANIMATION),
    Craft.MIXING: (Craft.PRODUCING, Craft.EDITING, Craft.ELECTRONICS, Craft.BASS),
    Craft.TRANSLATION: (Craft.WRITING, Craft.VOICE, Craft.EDITING, Craft.SINGING),
    Craft.PRODUCING: (Craft.MIXING, Craft.EDITING, Craft.WRITING, Craft.DRUMS),
}
