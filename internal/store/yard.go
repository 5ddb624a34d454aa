package store

// yard is room for the bytes of a hundred thousand short lists that grow, in a few large blocks: as slices of their own they would
// be as many things for the collector to look at, each with a header that is longer than most lists. A place is a number, so
// that who keeps it holds no pointer. The zero value is empty.
type yard struct {
	blocks [][]byte
	free   [roomSizes][]uint32 // places that were given back, by the size of their room
	used   int                 // bytes of the last block
}

const (
	// blockBits is the logarithm of the bytes of a block.
	blockBits = 18
	// roomSizes is how many sizes of room there are, with the one of none: up to 16 kB, each a third or a half more than the one before.
	roomSizes = 26
)

// roomOf gives how many bytes a size of room has: 0, 4, 6, 8, 12, 16, 24 and so on.
func roomOf(size uint8) int {
	if size == 0 {
		return 0
	}
	return (4 + 2*int((size-1)&1)) << ((size - 1) / 2)
}

// take gives a place with room for so many bytes, 16,384 at most, and the size of its room.
func (y *yard) take(bytes int) (at uint32, size uint8) {
	for roomOf(size) < bytes {
		size++
	}
	if n := len(y.free[size]); n > 0 {
		at = y.free[size][n-1]
		y.free[size] = y.free[size][:n-1]
		return at, size
	}
	if len(y.blocks) == 0 || y.used+roomOf(size) > 1<<blockBits {
		y.blocks, y.used = append(y.blocks, make([]byte, 1<<blockBits)), 0
	}
	at = uint32((len(y.blocks)-1)<<blockBits + y.used)
	y.used += roomOf(size)
	return at, size
}

// give gives a place back.
func (y *yard) give(at uint32, size uint8) {
	if size > 0 {
		y.free[size] = append(y.free[size], at)
	}
}

// room gives the bytes of a place.
func (y *yard) room(at uint32, size uint8) []byte {
	if size == 0 {
		return nil
	}
	return y.blocks[at>>blockBits][at&(1<<blockBits-1):][:roomOf(size)]
}
