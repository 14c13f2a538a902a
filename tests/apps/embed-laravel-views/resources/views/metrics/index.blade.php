@extends('layouts.app')

@section('content')
    {{-- {{ $influx['user'] }} lint-silent: a comment --}}
    <dl>
        <dt>Host</dt><dd>{{ $influx['host'] }}:{{ $influx['port'] }}</dd> {{-- lint-silent: they stay --}}
        <dt>User</dt><dd>{{ $influx['user'] }}</dd> {{-- lint-expect: renamed-user --}}
        <dt>Database</dt><dd>{{ $db['user'] }}</dd> {{-- lint-silent: mysql --}}
        <dt>Login</dt><dd>{{ $influx['username'] ?? $influx['user'] }}</dd> {{-- lint-expect: renamed-user=note --}}
        <dt>Org</dt><dd>{!! e($influx['org']) !!}</dd> {{-- lint-expect: moved-org --}}
    </dl>
    @if (!empty($influx['query']['bucket']))
        <p>{{ $influx['query']['bucket'] }}</p> {{-- lint-silent: the new shape --}}
    @else
        <p>none</p>
    @endif
    <p>@{{ influx.user }}</p> {{-- lint-silent: for the browser --}}
    @verbatim
        <p>{{ influx.org }}</p> {{-- lint-silent: for the browser --}}
    @endverbatim
@endsection
