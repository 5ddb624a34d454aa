package language

import (
	"strings"
	"testing"
)

func TestPointsBack(t *testing.T) {
	for _, tag := range append(Tags(), Floor) {
		checkArea[Openings](t, tag, "openings")
	}
	for _, c := range []struct {
		tag, sentence string
		want          bool
	}{
		{"en", "However, the ferry sailed.", true},
		{"en", "“He will not resign,” the clerk said.", true},
		{"en", "The move surprised the harbour.", true},
		{"en", "The mover of the piano fell.", false},
		{"en", "Hestia Brand resigned.", false},
		{"en", "The two met in spring.", true},
		{"en", "At the time, Hestia Brand was mayor.", true},
		{"en", "At the time of the storm Hestia Brand was mayor.", false},
		{"en", "One of the skippers called it “hard but fair”.", true},
		{"en", "The mayor, who built the pier, called it a shame.", false},
		{"de", "Einer der Schiffer nannte es „hart“.", true},
		{"fr", "Le maire l’a qualifié de honteux.", true},
		{"en", "The two open points are the fares.", false},
		{"de", "Sie trat am Montag zurück.", true},
		{"de", "Sieglinde Ahr trat zurück.", false},
		{"fr", "Cependant, le maire reste.", true},
		{"ar", "لكن العبارة أبحرت.", true},
		{"zh", "但是港口关闭了。", true},
		{"zh", "港口关闭了。", false},
		{"fr", "D’autres navires attendent.", true},
		{"und", "However, anything.", false},
		{"es", "Después, la sala quedó vacía.", true},
		{"es", "Después de la votación la sala quedó vacía.", false},
		{"es", "Poco después el ayuntamiento cerró.", true},
		{"es", "Explicó que el puente sigue cerrado.", true},
		{"es", "Ha añadido: “El puente aguanta”.", true},
		{"es", "Recordó, como ayer, que el puente aguanta.", true},
		{"es", "Explicó la alcaldesa que el puente sigue cerrado.", false},
		{"es", "Seis de los marineros eran pilotos, ha asegurado.", true},
		{"es", "Seis de los marineros eran pilotos, aseguró la alcaldesa.", false},
		{"es", "Seis de los marineros eran pilotos, según ha asegurado la alcaldesa.", false},
		{"it", "Sei dei marinai erano piloti, ha detto.", true},
		{"en", "Six of the crew were pilots, it was said.", false},
		{"en", "A spokeswoman, Ana Vell, declined to comment.", true},
		{"en", "A spokeswoman for the port declined to comment.", false},
		{"en", "A spokesman said the port was closed.", true},
		{"de", "Eine Sprecherin sagte, der Hafen sei gesperrt.", true},
		{"de", "Eine Sprecherin des Hafens sagte, er sei gesperrt.", false},
		{"en", "Many had to wait.", true},
		{"en", "Many sailors had to wait.", false},
		{"nl", "Sommigen konden niet varen.", true},
		{"es", "Algunos tuvieron que esperar.", true},
		{"es", "Algunos marineros tuvieron que esperar.", false},
		{"de", "Einige mussten warten.", true},
		{"fr", "Certains ont attendu.", true},
		{"it", "Alcuni hanno dovuto aspettare.", true},
		{"pl", "Powiedział, że most jest zamknięty.", true},
		{"en", "Said that the bridge was closed.", false}, // needs a subject, so it is a headline
		{"en", "Some of the boats sank.", false},
		{"en", "But in Torvik the boats sank.", true},
		{"pt", "Depois de votar, a sala ficou vazia.", false},
		{"pt", "Nesse caso, o porto pagou a dois marinheiros.", true},
		{"pt", "Nesse caso do porto, o tribunal ouviu dois marinheiros.", false},
		{"pt", "Neste momento, o porto está fechado.", false},
		{"en", "He’d been there since noon.", true},
		{"en", "They're waiting.", true},
		{"en", "Shortly after, the hall was empty.", true},
		{"en", "Shortly after noon the hall was empty.", false},
	} {
		if got := For(c.tag).PointsBack(c.sentence); got != c.want {
			t.Errorf("%s %q: %v", c.tag, c.sentence, got)
		}
	}
}

func TestPresumes(t *testing.T) {
	for _, c := range []struct{ tag, sentence, want string }{
		{"en", "The closure follows a fire.", "closure follows"},
		{"en", "“The mover of the piano fell.", ""},
		{"en", "The closure costs the port.", "closure costs"},
		{"en", "The stern mover of pianos fell.", ""},
		{"en", "A closure follows.", ""},
		{"de", "Die Sperrung folgt.", "sperrung folgt"},
		{"es", "El cierre sigue.", "cierre sigue"},
		{"pl", "Zamknięcie trwa.", ""},
		{"en", "The", ""},
	} {
		if got := strings.Join(For(c.tag).Presumes(c.sentence), " "); got != c.want {
			t.Errorf("%s %q: %q", c.tag, c.sentence, got)
		}
	}
}

func TestVerbless(t *testing.T) {
	for _, c := range []struct {
		tag, text string
		want      bool
	}{
		{"en", "Rescuers searching the harbour of Torvik.", true},
		{"en", "Pictures of the mayors in the harbour.", true},
		{"en", "Rescuers searched the harbour.", false},
		{"es", "El número de botes asciende a 41.", false},
		{"en", "The harbour lies open.", false},
		{"en", "Changes in the rules of the harbour or new claims by Torvik.", true},
		{"en", "Torvik claims the harbour.", false},
		{"en", "The council claims that stones were stolen by night.", false},
		{"en", "“We didn’t know.”", false},
		{"und", "Rescuers searching the harbour.", false},
		{"en", "Ana heads the inquiry.", false},
		{"en", "Members of the crew on the pier the Friday before.", true},
		{"de", "Retter bei der Suche im Hafen von Torvik.", true},
		{"de", "Die Fähre übernimmt den Dienst.", false},
		{"de", "Die Fähre sank.", false},
		{"es", "El patrón Juan Vell, antes de ir a Torvik y tras dejar el puerto.", true},
		{"es", "El patrón murió en Torvik.", false},
		{"es", "La alcaldesa desgrana el plan.", false},
		{"fr", "Les sauveteurs dans le port de Torvik.", true},
		{"fr", "Le navire s'est échoué.", false},
		{"fr", "Les sauveteurs quadrillent le port.", false},
		{"it", "I soccorritori nel porto di Torvik.", true},
		{"it", "Il traghetto affondò nel porto.", false},
		{"pt", "Os barcos no porto de Torvik.", true},
		{"pt", "O barco afundou.", false},
		{"nl", "Redders in de haven van Torvik.", true},
		{"nl", "De veerboot zonk en bleef liggen.", false},
		{"pl", "Ratownicy w porcie w Torvik.", true},
		{"pl", "Prom zatonął.", false},
		{"ru", "Спасатели в порту Торвик.", true},
		{"ru", "Паром затонул.", false},
		{"uk", "Рятувальники в порту Торвік.", true},
		{"uk", "Пором затонув.", false},
		{"sv", "Räddare i hamnen i Torvik.", true},
		{"sv", "Färjan sjönk.", false},
		{"da", "Redningsfolk i havnen i Torvik.", true},
		{"da", "Færgen sank.", false},
		{"cs", "Záchranáři v přístavu Torvik.", true},
		{"cs", "Trajekt narazil do mola.", false},
		{"tr", "Torvik limanında kurtarma ekipleri.", true},
		{"tr", "Feribot battı.", false},
	} {
		if got := For(c.tag).Verbless(c.text); got != c.want {
			t.Errorf("%s %q: %v", c.tag, c.text, got)
		}
	}
}

func TestLacksSubject(t *testing.T) {
	for _, c := range []struct {
		tag, clause string
		want        bool
	}{
		{"es", "pudo escapar de la prisión de Vega.", true},
		{"es", "Murió en el puerto.", true},
		{"es", "murió la alcaldesa de Vega.", false},
		{"es", "murieron seis marineros en Vega.", false},
		{"es", "la alcaldesa pudo escapar.", false},
		{"it", "morì in ospedale.", true},
		{"en", "was freed in Vega.", false},
		{"de", "konnte in Vega fliehen.", false},
	} {
		if got := For(c.tag).LacksSubject(c.clause); got != c.want {
			t.Errorf("%s %q: %v", c.tag, c.clause, got)
		}
	}
}

func TestFirstPerson(t *testing.T) {
	for _, c := range []struct{ tag, sentence, want string }{
		{"en", "We sail at dawn, our captain says.", "We our"},
		{"en", "The ferry on which I work waited.", "I"},
		{"en", "Olav I built the pier, and I. Brand paid for it.", ""},
		{"en", "Brand passed a phase I trial and a type I test.", ""},
		{"en", "In spring, I sailed.", "I"},
		{"en", "The pilot told me of the reef.", "me"},
		{"fr", "Me Haug a demandé un délai, dit-on, et me parle.", "me"},
		{"it", "A Rho (MI) la nave si ferma.", ""},
		{"de", "Die Raumstation Mir kreiste.", ""},
		{"en", "The US told us nothing.", "us"},
		{"de", "Das sagte mir nicht mein Kapitän.", "mir mein"},
		{"es", "El capitán me habló de mi barco.", "me mi"},
		{"it", "Il capitano mi parlò.", "mi"},
		{"und", "We sail at dawn.", ""},
	} {
		var got []string
		for _, at := range For(c.tag).FirstPerson(c.sentence) {
			got = append(got, c.sentence[at[0]:at[1]])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q: %q, want %q", c.tag, c.sentence, s, c.want)
		}
	}
}
