package web

import (
	"bytes"
	"fmt"
	"net/http"
	"runtime"

	"parallax"
)

// Metric is one number for machines that watch the server.
type Metric struct {
	Name, Help string // without the prefix "parallax_"; one that ends in _total only grows
	Value      float64
}

// metricsType is the text format of Prometheus, version 0.0.4.
const metricsType = "text/plain; version=0.0.4; charset=utf-8"

// ready says whether the server can do its work: whether the store answers a question, and can keep what comes.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	if _, err := s.store.WorkCounts(r.Context(), s.options.Now()); err != nil {
		s.log.Error("not ready", "error", err)
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		return
	}
	if err := s.store.Writable(r.Context()); err != nil {
		s.log.Error("not ready", "error", err)
		http.Error(w, "the store cannot write; is the disk full?", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// live says that the program answers.
func (s *Server) live(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") }

// metrics gives numbers in the text format of Prometheus.
func (s *Server) metrics(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	if err := s.writeMetrics(&b, r); err != nil {
		s.log.Error("metrics", "error", err)
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", metricsType)
	if _, err := w.Write(b.Bytes()); err != nil {
		s.log.Debug("metrics not written", "error", err)
	}
}

func (s *Server) writeMetrics(b *bytes.Buffer, r *http.Request) error {
	gauge := func(name, help string, value float64, labels string) {
		if help != "" {
			fmt.Fprintf(b, "# HELP parallax_%s %s\n# TYPE parallax_%[1]s gauge\n", name, help)
		}
		fmt.Fprintf(b, "parallax_%s%s %v\n", name, labels, value)
	}
	fmt.Fprintf(b, "# HELP parallax_info The program.\n# TYPE parallax_info gauge\nparallax_info{version=%q} 1\n", parallax.Version)
	if s.options.Metrics != nil {
		for _, m := range s.options.Metrics() {
			fmt.Fprintf(b, "# HELP parallax_%s %s\n# TYPE parallax_%[1]s counter\nparallax_%[1]s %[3]v\n", m.Name, m.Help, m.Value)
		}
	}
	now := s.options.Now()
	counts, err := s.store.WorkCounts(r.Context(), now)
	if err != nil {
		return err
	}
	help := "Jobs in the queue."
	for _, c := range counts {
		for _, x := range []struct {
			state string
			n     int
		}{{"due", c.Due}, {"later", c.Later}, {"leased", c.Leased}, {"parked", c.Parked}} {
			gauge("work", help, float64(x.n), fmt.Sprintf("{kind=%q,state=%q}", c.Kind, x.state))
			help = ""
		}
	}
	help = "How long the job that is due longest has waited."
	for _, c := range counts {
		if !c.Oldest.IsZero() {
			gauge("work_oldest_seconds", help, max(0, now.Sub(c.Oldest).Seconds()), fmt.Sprintf("{kind=%q}", c.Kind))
			help = ""
		}
	}
	feeds, err := s.store.Feeds(r.Context())
	if err != nil {
		return err
	}
	failing := 0
	for _, f := range feeds {
		if f.State.Failures > 0 || f.State.Stopped {
			failing++
		}
	}
	gauge("feeds", "Feeds that are followed.", float64(len(feeds)), "")
	gauge("feeds_failing", "Feeds that could not be read when they were last polled.", float64(failing), "")
	size, err := s.store.Size(r.Context())
	if err != nil {
		return err
	}
	gauge("store_bytes", "What the store holds.", float64(size), "")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	gauge("memory_bytes", "Memory the program has of the system.", float64(m.Sys-m.HeapReleased), "")
	gauge("goroutines", "Goroutines.", float64(runtime.NumGoroutine()), "")
	return nil
}
