package com.typed;

public class Bean extends BaseBean {
    private String bucketName;

    public void setBucket(String bucketName) { // lint-expect: moved-bucket
        this.bucketName = bucketName;
    }

    public String getBucketName() {
        return bucketName;
    }

    public String label() {
        return getBucketName() + "/" + getUser();
    }
}
