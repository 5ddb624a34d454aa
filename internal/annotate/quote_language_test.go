package annotate

import (
	"testing"

	"parallax"
)

func TestQuotesGerman(t *testing.T) {
	testQuotes(t, "de", map[string][]wantQuote{
		"„Der Damm hält“, sagte Elsa Brandt am Dienstag.": {{parallax.Direct, "Der Damm hält", "Elsa Brandt", "sagte", "said"}},
		"„Wir warten“, sagte ein Sprecher der Stadt, „bis das Wasser fällt.“": {
			{parallax.Direct, "Wir warten | bis das Wasser fällt.", "ein Sprecher", "sagte", "said"}},
		"Die Behörde teilte mit, dass der Damm geprüft werde.":   {{parallax.Indirect, "dass der Damm geprüft werde", "Die Behörde", "teilte mit", "reported"}},
		"Jonas Falk erklärte, er werde bleiben.":                 {{parallax.Indirect, "er werde bleiben", "Jonas Falk", "erklärte", "said"}},
		"Nach Angaben der Polizei wurden zwei Leute verletzt.":   {{parallax.Indirect, "wurden zwei Leute verletzt", "Polizei", "Nach Angaben der", "said"}},
		"Zwei Leute wurden verletzt, wie die Polizei mitteilte.": {{parallax.Indirect, "Zwei Leute wurden verletzt", "die Polizei", "mitteilte", "reported"}},
		"Wie Elsa Brandt sagte, hält der Damm bis Mai.":          {{parallax.Indirect, "hält der Damm bis Mai", "Elsa Brandt", "sagte", "said"}},
		"Zwei Leute wurden verletzt, teilte die Polizei mit.":    {{parallax.Indirect, "Zwei Leute wurden verletzt", "die Polizei", "teilte", "reported"}},
		"Elsa Brandt weiß nicht, wie der Damm hält.":             nil,
		"Der Polizei zufolge war es ein Unfall.":                 {{parallax.Indirect, "war es ein Unfall", "Der Polizei", "zufolge", "said"}},
	})
}

func TestQuotesFrench(t *testing.T) {
	testQuotes(t, "fr", map[string][]wantQuote{
		"« Le barrage tiendra », a déclaré Elsa Brandt mardi.":              {{parallax.Direct, "Le barrage tiendra", "Elsa Brandt", "déclaré", "said"}},
		"Luc Varnier a visité le lac. « Nous attendons », a-t-il ajouté.":   {{parallax.Direct, "Nous attendons", "Luc Varnier", "ajouté", "said"}},
		"Elsa Brandt a visité le lac. « Tout va bien », explique-t-elle.":   {{parallax.Direct, "Tout va bien", "Elsa Brandt", "explique-t-elle", "said"}},
		"La ministre a annoncé que le barrage serait contrôlé.":             {{parallax.Indirect, "que le barrage serait contrôlé", "La ministre", "annoncé", "announced"}},
		"Selon la police, deux personnes ont été blessées.":                 {{parallax.Indirect, "deux personnes ont été blessées", "la police", "Selon", "said"}},
		"Le lac est plein, d'après le préfet.":                              {{parallax.Indirect, "Le lac est plein", "le préfet", "d'après", "said"}},
		"Luc Varnier, porte-parole du gouvernement, a démenti les rumeurs.": {{parallax.Indirect, "les rumeurs", "Luc Varnier", "démenti", "denied"}},
		"Le soi-disant « mur magique » date de mai.":                        nil,
		"— Nous partons demain, dit Elsa Brandt.":                           {{parallax.Indirect, "Nous partons demain", "Elsa Brandt", "dit", "said"}},
	})
}

func TestQuotesSpanishAndItalian(t *testing.T) {
	testQuotes(t, "es", map[string][]wantQuote{
		"“La presa aguantará”, dijo Elsa Brandt el martes.":    {{parallax.Direct, "La presa aguantará", "Elsa Brandt", "dijo", "said"}},
		"Según la policía, dos personas resultaron heridas.":   {{parallax.Indirect, "dos personas resultaron heridas", "la policía", "Según", "said"}},
		"El ministro Juan Falk anunció que la presa cerraría.": {{parallax.Indirect, "que la presa cerraría", "Juan Falk", "anunció", "announced"}},
		"El portavoz negó los rumores.":                        {{parallax.Indirect, "los rumores", "El portavoz", "negó", "denied"}},
	})
	testQuotes(t, "it", map[string][]wantQuote{
		"«La diga reggerà», ha detto Elsa Brandt martedì.":      {{parallax.Direct, "La diga reggerà", "Elsa Brandt", "detto", "said"}},
		"Secondo la polizia, due persone sono rimaste ferite.":  {{parallax.Indirect, "due persone sono rimaste ferite", "la polizia", "Secondo", "said"}},
		"Marco Falchi ha annunciato che la diga sarà riparata.": {{parallax.Indirect, "che la diga sarà riparata", "Marco Falchi", "annunciato", "announced"}},
	})
}

// The floor: in a language without cues quotations are found by their marks alone.
func TestQuotesFloor(t *testing.T) {
	testQuotes(t, "fi", map[string][]wantQuote{
		"Hän hymyili. ”Pato kestää vielä monta vuotta eteenpäin.”": {{parallax.Direct, "Pato kestää vielä monta vuotta eteenpäin.", "", "", "said"}},
	})
}
