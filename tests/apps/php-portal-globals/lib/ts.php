<?php

class TS
{
    var $org;
    var $bucket = 'portal';
    var $auth;
    var $link;

    function TS($params = false)
    {
        $this->__construct($params);
    }

    function __construct($params = false)
    {
        if (!$params) {
            $params = service(REL_TSDB);
        }
        $this->org = $params['org']; // lint-expect: moved-org
        if (isset($params['bucket'])) { // lint-expect: moved-bucket
            $this->bucket = $params['bucket']; // lint-expect: moved-bucket
        }
        $this->auth = $this->_auth($params);
    }

    function _auth(&$p)
    {
        return !empty($p['api_token']) ? 'Token ' . $p['api_token'] : 'Basic ' . base64_encode($p['user'] . ':' . $p['password']); // lint-expect: moved-api-token moved-api-token renamed-user
    }

    function &getInstance()
    {
        static $instance;
        if (!is_object($instance)) {
            $instance = new TS();
        }
        return $instance;
    }

    function url($path)
    {
        return "http://" . cfg('ts', 'host') . ":8086$path?org={$this->org}&bucket=$this->bucket"; // lint-silent: own fields
    }
}

class OldTS extends TS
{
    function __construct()
    {
        parent::__construct(service_for('timedb'));
        $this->auth = '';
    }
}

function service_for($relationship)
{
    global $PSH;
    return is_array($PSH[$relationship]) ? $PSH[$relationship][0] : array();
}
