<html>
<body>
@php($endpoint = \App\Support\Relationships::endpoint('influxdb'))
@isset($endpoint['host'])
<p>{{$endpoint['user']}}</p> {{-- lint-expect: renamed-user --}}
@endisset
@yield('content')
@forelse (\App\Support\Relationships::endpoint('database') as $key => $value)
    <i>{{ $key }}</i> {{-- lint-silent: mysql --}}
@empty
    <i>org</i>
@endforelse
</body>
</html>
