<?php
declare(strict_types=1);

namespace Acme\Telemetry\Block;

use Acme\Telemetry\Model\Credentials;
use Magento\Framework\View\Element\Template;
use Magento\Framework\View\Element\Template\Context;

class Footer extends Template
{
    public function __construct(Context $context, private readonly Credentials $credentials, array $data = [])
    {
        parent::__construct($context, $data);
    }

    public function getCredentials(): Credentials
    {
        return $this->credentials;
    }

    public function getCustomer(): array
    {
        $customer = $this->getData('customer');

        return ['user' => $customer['user'] ?? null, 'org' => $customer['org'] ?? null]; // lint-silent: a customer
    }
}
