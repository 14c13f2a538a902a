package fr.vigne;

import fr.vigne.conf.Mesures;
import fr.vigne.conf.Plateforme;

/** Shows what is stored where. */
class Cave {
    private final Mesures source;
    private final String bucket;

    Cave(Mesures source, String bucket) {
        this.source = source;
        this.bucket = bucket;
    }

    static Cave ouvrir() {
        Mesures source = Plateforme.mesures();
        return new Cave(source, (String) source.toMap().get("bucket")); // lint-expect: moved-bucket
    }

    String etiquette() {
        return source.getName() + ":" + bucket; // lint-silent: a field of the app
    }
}
