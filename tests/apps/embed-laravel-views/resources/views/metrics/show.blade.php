@php
    $token = $creds['api_token']; // lint-expect: moved-api-token
    $name = $user->user; // lint-silent: the one who is logged in
@endphp
<x-chart :bucket="$creds['bucket']" :host="$creds['host']" /> {{-- lint-expect: moved-bucket --}}
<p>{{ $cache['user'] ?? '' }} {{ $id }}</p> {{-- lint-silent: redis --}}
<script>
    const creds = @json($creds['org']); {{-- lint-expect: moved-org --}}
    document.querySelector('a').href = 'mailto:user@org.example'; // lint-silent: an address
</script>
@foreach (['host', 'port'] as $key)
    <b>{{ $creds[$key] }}</b> {{-- lint-silent: they stay --}}
@endforeach
