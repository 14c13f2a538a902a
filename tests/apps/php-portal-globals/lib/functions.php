<?php

function cfg($section, $key = null, $default = '')
{
    global $cfg;
    if ($key === null) {
        return isset($cfg[$section]) ? $cfg[$section] : $default;
    }
    return isset($cfg[$section][$key]) ? $cfg[$section][$key] : $default;
}

function h($s) { return htmlspecialchars($s, ENT_QUOTES); }

function &service($name)
{
    if (!isset($GLOBALS['PSH'][$name])) {
        trigger_error("no such service: $name", E_USER_ERROR);
    }
    return $GLOBALS['PSH'][$name][0];
}

function service_get($name, $what)
{
    $s = service($name);
    switch ($what) {
        case 'login':
            $key = 'user'; // lint-expect: renamed-user
            break;
        case 'pass':
            $key = 'password';
            break;
        default:
            $key = $what;
    }
    return $s[$key];
}

function array_get($a, $path) {
    foreach (explode('/', $path) as $p) {
        if (!isset($a[$p])) return null;
        $a = $a[$p];
    }
    return $a;
}
