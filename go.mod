module github.com/reeve-policy/reeve

go 1.26.0
