import router from '@adonisjs/core/services/router';

const SamplesController = () => import('#controllers/samples_controller');

router.get('/samples/:bucket', [SamplesController, 'index']);
router.post('/samples', [SamplesController, 'store']);
