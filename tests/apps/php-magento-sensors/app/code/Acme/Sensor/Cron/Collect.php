<?php

namespace Acme\Sensor\Cron;

use Acme\Sensor\Helper\Data;
use Acme\Sensor\Model\ConnectionFactory;
use Magento\Customer\Model\Session;

class Collect
{
    public function __construct(
        private Data $helper,
        private ConnectionFactory $connectionFactory,
        private Session $session,
    ) {
    }

    public function execute(): void
    {
        $endpoint = $this->helper->getRelationship(Data::RELATIONSHIP);
        $redis = $this->helper->getRelationship('redis');
        $user = $this->session->getCustomer()->getData('user'); // lint-silent: the customer
        array_map(
            function (string $key) use ($endpoint) {
                return $endpoint[$key];
            },
            ['host', 'org'], // lint-expect: moved-org
        );
        $auth = vsprintf('%s:%s', [$endpoint['user'], $endpoint['password']]); // lint-expect: renamed-user
        $cache = $redis['user'] ?? $user; // lint-silent: Redis
        list('api_token' => $token) = $endpoint; // lint-expect: moved-api-token
        $this->send($auth, $cache, $token, ...array_values(array_intersect_key($endpoint, ['bucket' => 1]))); // lint-expect: moved-bucket
    }

    private function send(string ...$parts): void
    {
        file_put_contents('php://stdout', implode(' ', $parts));
    }
}
