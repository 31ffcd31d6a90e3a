//go:build cgo

package bhauth

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// Send sends the request and reads what came of it, for the service's …Response. client may be nil;
// base is scheme and host alone, such as [PaveHost]. Redirects are not followed: a signature is for
// one target, and the headers that net/http would send along to another host are credentials. An
// error means that nothing was sent; where no response came, the [HTTPResponse] says why. No error
// shows the query.
func (r *Request) Send(ctx context.Context, client *http.Client, base string) (*HTTPResponse, error) {
	host, err := parseBase(base)
	if err != nil {
		return nil, err
	}
	return r.send(ctx, withoutRedirects(client), host)
}

// withoutRedirects is a copy of a client that gives redirects as they are.
func withoutRedirects(client *http.Client) *http.Client {
	if client == nil {
		client = http.DefaultClient
	}
	direct := *client
	direct.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &direct
}

func (r *Request) send(ctx context.Context, direct *http.Client, base *url.URL) (*HTTPResponse, error) {
	req, err := r.http(ctx, base)
	if err != nil {
		return nil, err
	}
	response, err := direct.Do(req)
	if err == nil {
		err = checkResponse(response, req)
	}
	came := ReadResponse(response, unquote(err, r.Target))
	came.Method = req.Method
	if came.Err != nil {
		came.Err = fmt.Errorf("bhauth: Request.Send: %s %s: %w", r.Method, place(req.URL), unquote(came.Err, r.Target))
	}
	return came, nil
}

// ClockOffset asks Toobit for its time and works out how far its clock is ahead of the system's.
// base: see [Request.Send]; empty: [ToobitHost]. Set Now to the offset's:
//
//	offset, err := account.ClockOffset(ctx, nil, "")
//	account.Now = offset.Now
func (t *Toobit) ClockOffset(ctx context.Context, client *http.Client, base string) (Offset, error) {
	return measure(ctx, client, orHost(base, ToobitHost), time.Millisecond, t.TimeRequest, t.TimeResponse)
}

// ClockOffset asks BITBITDUO for its time and works out how far its clock is ahead of the system's.
// base: see [Request.Send]; empty: [BitbitduoHost]. Set Now to the offset's Now.
func (b *Bitbitduo) ClockOffset(ctx context.Context, client *http.Client, base string) (Offset, error) {
	return measure(ctx, client, orHost(base, BitbitduoHost), time.Second, b.TimeRequest, b.TimeResponse)
}

func measure(ctx context.Context, client *http.Client, base string, resolution time.Duration,
	ask func() (*Request, error), read func(*HTTPResponse) (time.Time, error)) (Offset, error) {
	request, err := ask()
	if err != nil {
		return Offset{}, err
	}
	sent := time.Now()
	came, err := request.Send(ctx, client, base)
	if err != nil {
		return Offset{}, err
	}
	received := time.Now()
	server, err := read(came)
	if err != nil {
		return Offset{}, err
	}
	return NewOffset(sent, received, server, resolution)
}
