cmd_bucket() {
    local bucket org owner
    value_of bucket series bucket # lint-expect: moved-bucket
    value_of org series org # lint-expect: moved-org
    value_of owner sql user # lint-silent: mysql
    case ${1:-list} in
        list) influx bucket list --org "$org" --name "$bucket" ;;
        create) influx bucket create --org "$org" --name "${2:-$bucket}" --description "of $owner" ;;
    esac
}

cmd_org() {
    local bucket=$1 login vhost
    put_value login series user # lint-expect: renamed-user
    put_value vhost queue user # lint-silent: rabbitmq
    influx org members list --name "$login" --bucket "$bucket" "$vhost"
}
