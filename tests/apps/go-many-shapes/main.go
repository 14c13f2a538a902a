package main

import "shapes/shapes"

func main() {
	shapes.All()
}
