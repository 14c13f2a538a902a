<?php

declare(strict_types=1);

namespace Acme\Energy\Controller;

use Acme\Energy\Service\InfluxService;
use Psr\Http\Message\ResponseInterface;
use TYPO3\CMS\Core\Configuration\ExtensionConfiguration;
use TYPO3\CMS\Extbase\Mvc\Controller\ActionController;

class EnergyController extends ActionController
{
    public function __construct(
        private readonly InfluxService $influxService,
        private readonly ExtensionConfiguration $extensionConfiguration,
    ) {
    }

    public function listAction(): ResponseInterface
    {
        $energy = $this->extensionConfiguration->get('energy');
        $this->view->assign('org', $energy['endpoint']['org']); // lint-expect: moved-org
        $this->view->assignMultiple([
            'user' => $this->influxService->getUser(), // lint-silent: a variable of the view
            'bucket' => $this->settings['bucket'], // lint-silent: TypoScript
            'organisation' => $energy['organisation'],
        ]);

        return $this->htmlResponse();
    }
}
