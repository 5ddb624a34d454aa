package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/pdf"
	"parallax/internal/pipeline"
)

// readPDF is the command that pdfProgram starts; it is no command for people.
const readPDF = "read-pdf"

// pdfProgram reads PDFs in a process of their own: this program, called as readPDF. PDFium takes up to 350 MB
// when it starts first and 70 MB later, which are given back when it ends, and a file without an end is ended with it.
var pdfProgram = sync.OnceValue(func() *pdf.Program {
	path, err := os.Executable()
	if err != nil {
		path = os.Args[0]
	}
	return pdf.NewProgram(path, os.Args[0], readPDF)
})

// readPDFBehind is pdfProgram().Read for a server: it gives way to readers, as all reading of what comes does.
func readPDFBehind(ctx context.Context, body []byte) (l parallax.TextLayer, err error) {
	err = pipeline.Behind(func() error {
		l, err = pdfProgram().Read(ctx, body)
		return err
	})
	return l, err
}

func readPDFCommand() *cobra.Command {
	return &cobra.Command{
		Use:    readPDF + " PATIENCE",
		Short:  "Read the text layer of the PDF on standard input, for the program itself",
		Hidden: true,
		Args:   usage(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			patience, err := time.ParseDuration(args[0])
			if err != nil {
				return usageError{fmt.Errorf("%q is no duration", args[0])}
			}
			cache, err := os.UserCacheDir()
			if err == nil {
				cache = filepath.Join(cache, "parallax", "pdf")
			}
			return pdf.Serve(c.Context(), c.InOrStdin(), c.OutOrStdout(), cache, patience)
		},
	}
}
