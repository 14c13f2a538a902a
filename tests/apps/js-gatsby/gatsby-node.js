exports.sourceNodes = async ({ actions, createNodeId }, { user, org, bucket }) => { // lint-silent: plugin options
  actions.createNode({ id: createNodeId(`${user}-${org}`), bucket });
};
