package bhauth

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// The most that is read of a response, in bytes.
const maxResponse = 16 << 20

// Send sends the request and reads the response, for the service's …Response. client may be nil; base
// is scheme and host alone, such as [PAVEHost]. Redirects are not followed: a signature is for one
// target, and the headers that net/http would send along to another host are credentials. No error
// shows the query.
func (r *Request) Send(ctx context.Context, client *http.Client, base string) (httpStatus int, body []byte, err error) {
	host, err := parseBase(base)
	if err != nil {
		return 0, nil, err
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

func (r *Request) send(ctx context.Context, direct *http.Client, base *url.URL) (httpStatus int, body []byte, err error) {
	req, err := r.http(ctx, base)
	if err != nil {
		return 0, nil, err
	}
	response, err := direct.Do(req)
	if err == nil {
		err = checkResponse(response, req)
	}
	if err != nil {
		return 0, nil, fmt.Errorf("bhauth: Request.Send: %s %s: %w", r.Method, place(req.URL), unquote(err, r.Target))
	}
	defer response.Body.Close()
	body, err = io.ReadAll(io.LimitReader(response.Body, maxResponse+1))
	if err != nil {
		return 0, nil, fmt.Errorf("bhauth: Request.Send: %s %s: %w", r.Method, place(req.URL), unquote(err, r.Target))
	}
	if len(body) > maxResponse {
		return 0, nil, fmt.Errorf("bhauth: Request.Send: the response is larger than %d bytes", maxResponse)
	}
	return response.StatusCode, body, nil
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
	ask func() (*Request, error), read func(int, []byte) (time.Time, error)) (Offset, error) {
	request, err := ask()
	if err != nil {
		return Offset{}, err
	}
	sent := time.Now()
	status, body, err := request.Send(ctx, client, base)
	if err != nil {
		return Offset{}, err
	}
	received := time.Now()
	server, err := read(status, body)
	if err != nil {
		return Offset{}, err
	}
	return NewOffset(sent, received, server, resolution)
}
