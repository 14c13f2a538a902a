package com.typed;

public abstract class BaseBean {
    protected String user; // lint-expect: renamed-user
    private String password;

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getPassword() {
        return password; // lint-silent: stays
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
