package worker

import (
	"context"
	"fmt"
	"sync"

	"worker/config"
	"worker/storage"
)

// Message is what the broker delivers.
type Message struct {
	User string `json:"user"` // lint-silent: of a message
	Name string `json:"name"`
}

// Pool works on messages.
type Pool struct {
	sync.WaitGroup
	messages chan Message
	size     int
	writer   storage.Writer
}

// Option changes a pool.
type Option func(*Pool)

// Size says how many work at once.
func Size(n int) Option { return func(p *Pool) { p.size = n } }

// NewPool makes a pool.
func NewPool(w storage.Writer, options ...Option) *Pool {
	p := &Pool{messages: make(chan Message), size: 2, writer: w}
	for _, option := range options {
		option(p)
	}
	return p
}

// Run works until it is told to stop.
func (p *Pool) Run(ctx context.Context) {
	for i := 0; i < p.size; i++ {
		p.Add(1)
		go func() {
			defer p.Done()
			for {
				select {
				case m, ok := <-p.messages:
					if !ok {
						return
					}
					fmt.Println(m.User)
					_ = p.writer.Keep(ctx, m.Name, 1)
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	p.Wait()
}

// Broker is where messages come from.
func Broker() string {
	b := config.Current.Broker
	return fmt.Sprintf("amqp://%s:%s@%s:%d", b.Username, b.Password, b.Host, b.Port)
}
