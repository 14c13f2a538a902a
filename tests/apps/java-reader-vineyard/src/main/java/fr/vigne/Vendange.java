package fr.vigne;

import static fr.vigne.conf.Plateforme.brut;

import fr.vigne.conf.Mesures;
import fr.vigne.conf.Plateforme;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

public class Vendange {
    public static void main(String[] args) {
        Mesures mesures = Plateforme.mesures();
        System.out.println(mesures.adresse() + mesures.compte() + mesures.motDePasse() + mesures.organisation());
        var endpoint = brut("mesures");
        Map<String, String> lignes = new LinkedHashMap<>();
        Stream.of("host", "bucket", "port") // lint-expect: moved-bucket
                .forEach(cle -> lignes.put(cle, Objects.toString(endpoint.get(cle), "-")));
        lignes.put("user", brut("base").get("user") + "/" + brut("files").get("user")); // lint-silent: other services
        lignes.put("org", (String) ((Map<String, Object>) endpoint.get("query")).get("org")); // lint-silent: the new place
        String nom = endpoint.containsKey("username") ? (String) endpoint.get("username") : (String) endpoint.get("user"); // lint-expect: renamed-user=note
        System.out.println(lignes + nom + Plateforme.base().get().getUserName() + Plateforme.broker().user() + Plateforme.jeton());
    }
}
