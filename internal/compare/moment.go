package compare

import "parallax"

func (s *story) times() []parallax.Difference { return nil }
