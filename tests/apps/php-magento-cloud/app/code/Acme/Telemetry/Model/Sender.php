<?php
declare(strict_types=1);

namespace Acme\Telemetry\Model;

use Magento\Framework\HTTP\Client\Curl;
use Psr\Log\LoggerInterface;

class Sender
{
    private Curl $curl;
    private LoggerInterface $logger;
    private CloudInterface $cloud;

    public function __construct(Curl $curl, LoggerInterface $logger, CloudInterface $cloud)
    {
        $this->curl = $curl;
        $this->logger = $logger;
        $this->cloud = $cloud;
    }

    public function send(string $line): bool
    {
        foreach ($this->cloud->getRelationship('telemetry') as $endpoint) {
            $this->curl->addHeader('Authorization', 'Token ' . $endpoint[Keys::SECRET]);
            $this->curl->post($this->url($endpoint), $line);
            if ($this->curl->getStatus() < 300) {
                return true;
            }
            $this->logger->error('Not sent', ['bucket' => $endpoint['bucket']]); // lint-expect: moved-bucket
        }

        return false;
    }

    private function url(array $endpoint): string
    {
        $parameters = http_build_query(['org' => $endpoint['org'], 'precision' => 'ns']); // lint-expect: moved-org

        return $endpoint['scheme'] . '://' . $endpoint['host'] . ':' . $endpoint['port'] . '/api/v2/write?' . $parameters;
    }

    public function searchUser(): ?string
    {
        $search = current($this->cloud->getRelationship('elasticsearch'));

        return $search[Keys::USER] ?? null; // lint-silent: Elasticsearch
    }
}
