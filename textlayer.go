package parallax

// TextLayer is the text of a PDF as it stands on its sheets, with what the file says of itself. It is made once,
// where the file comes in; the article is read from it.
type TextLayer struct {
	Title    string `json:"title,omitempty"`
	Author   string `json:"author,omitempty"`
	Language string `json:"language,omitempty"` // as the file claims it
	// Creator and Producer are the programs that wrote the document and the file.
	Creator  string `json:"creator,omitempty"`
	Producer string `json:"producer,omitempty"`
	// Created and Modified are as the file gives them: "D:20260312210400+01'00'".
	Created  string `json:"created,omitempty"`
	Modified string `json:"modified,omitempty"`
	// Count is how many sheets the document has. Sheets may be fewer: Cut says then what stopped reading.
	Count  int     `json:"count"`
	Sheets []Sheet `json:"sheets,omitempty"`
	Cut    string  `json:"cut,omitempty"`
}

// Sheet is one printed page of a PDF. Lengths are points (1/72 inch), counted from its lower left corner.
type Sheet struct {
	Width  float64     `json:"width"`
	Height float64     `json:"height"`
	Lines  []SheetLine `json:"lines,omitempty"` // in the order of the file
}

// SheetLine is one line of a sheet. Its Text is as the file spells it, hyphens at its end included.
type SheetLine struct {
	Text   string  `json:"text"`
	Left   float64 `json:"left"`
	Right  float64 `json:"right"`
	Base   float64 `json:"base"` // what its letters stand on
	Size   float64 `json:"size"` // of its letters
	Turned bool    `json:"turned,omitempty"`
}

// MediaTypeTextLayer marks a page whose body is a TextLayer in JSON: a PDF after its text layer was read.
const MediaTypeTextLayer = "application/x-parallax-layer+json"
