package compare

import "parallax"

func (s *story) updates() []parallax.Difference { return nil }
