package main

import (
	"bufio"
	"log"
	"os"

	"git.acme.test/fleet/collector/internal/sink"
	"git.acme.test/fleet/shared/keys"
	"git.acme.test/fleet/shared/psh"
)

func main() {
	out, err := sink.Open()
	if err != nil {
		log.Fatalln(err)
	}
	queue, ok := psh.For("queue")
	if !ok {
		log.Fatalln("no queue")
	}
	log.Println("queue of", queue.Text(keys.User), queue.Text("username")) // lint-silent: rabbitmq
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if err := out.Write(lines.Text()); err != nil {
			log.Println(err)
		}
	}
}
