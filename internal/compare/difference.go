package compare

import "parallax"

func (s *story) differences(claims, single []parallax.Claim) []parallax.Difference { return nil }

func (s *story) updates() []parallax.Difference { return nil }

func (c *claim) slots() []parallax.Slot { return nil }
